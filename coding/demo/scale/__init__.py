"""A study of any size, made in bulk, for measuring."""

from coding.demo.scale.seeding import Size, seed_scale

__all__ = ["Size", "seed_scale"]
