"""Learns what each sign of copying is worth, from simulated retellings of real articles (bench/retelling)."""
