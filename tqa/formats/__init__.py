"""The article text in its many written forms: one module a format, each `read(stream) -> Iterator[Document]`."""
