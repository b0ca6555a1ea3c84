"""What a centre begins with: sources and rules with their articles, to be adopted and approved there."""
