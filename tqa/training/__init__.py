"""The entity-consistency model: training, export and evaluation. The only place that imports torch."""
