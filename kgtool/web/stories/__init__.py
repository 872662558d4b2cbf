"""Stories: annotated steps over a picture, each resting on sentences or questions, told from small text files."""
