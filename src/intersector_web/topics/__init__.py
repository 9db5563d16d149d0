"""Topics that require coordination: what people make of themes, and who looks after each."""
