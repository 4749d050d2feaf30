"""What a viewer sees of a released round, as files to work on with."""
