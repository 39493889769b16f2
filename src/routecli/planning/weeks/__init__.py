"""The weeks of a territory: the input to the solver, and what its plan means."""
