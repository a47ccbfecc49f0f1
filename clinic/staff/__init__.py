"""The desk: what each member of staff finds when they come in, each line one press from doing it."""
