"""Words of a language as data: cue verbs, months, hedges, outlets. Each table names its source and licence."""
