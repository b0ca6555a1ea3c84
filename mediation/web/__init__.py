"""The pages: each journey a folder, and what they share in `shell`."""
