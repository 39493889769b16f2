"""The weeks of a territory: what is asked of the solver, and what its plan means."""
