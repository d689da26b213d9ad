"""The archive wing: the stories, the copies and the passages in millions of articles, kept up to date as articles arrive."""
