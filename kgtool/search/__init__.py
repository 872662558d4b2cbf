"""Full-text search over names, sentences and questions: German-aware, ranked, made for each build in memory."""
