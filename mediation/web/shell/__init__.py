"""What every page shares: entrances, drafts, form controls, paging, the top bar, formats."""
