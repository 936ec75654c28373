"""Play the demo study through the project's own actions."""

from coding.demo.seeding.playing import DEMO_PASSWORD, restore_demo, seed_demo

__all__ = ["DEMO_PASSWORD", "restore_demo", "seed_demo"]
