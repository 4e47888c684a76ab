"""The budgets of the product, measured, each beside a baseline in the same run."""
