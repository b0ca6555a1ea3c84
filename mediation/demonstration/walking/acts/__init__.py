"""What people do in the stories, as values: a table of steps names them, the scene carries them out."""
