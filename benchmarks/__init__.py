"""How long pial-xl takes, beside what others take: ``python -m benchmarks``."""
