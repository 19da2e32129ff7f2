"""The fictitious filled workbook: a believable network, and the faults planted in it."""

from pial_xl.demo.calendar import DATE_DEMO
from pial_xl.demo.dataset import Dataset, demo_dataset
from pial_xl.demo.faults import ExpectedConstat, faulty_dataset

__all__ = ["DATE_DEMO", "Dataset", "ExpectedConstat", "demo_dataset", "faulty_dataset"]
