//! gangmu: a terminal explorer of government plans.
