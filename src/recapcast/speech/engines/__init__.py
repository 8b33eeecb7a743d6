"""One module an engine: each is the only place that imports its library."""
