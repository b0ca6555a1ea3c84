"""What must be so after a step. Each check gives the line to print, or raises ``NotAsItShouldBe``."""
