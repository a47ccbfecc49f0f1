"""What treatments and articles share: the conditions, the parts of the body and the subjects that they are about."""
