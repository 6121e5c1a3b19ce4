"""Whether a name in Latin letters sounds like one in another script."""

from tqa.entity.sound.compare import Heard, can_hear, hear, sounds_like

__all__ = ["Heard", "can_hear", "hear", "sounds_like"]
