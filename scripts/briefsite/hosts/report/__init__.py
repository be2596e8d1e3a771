"""What was found, told to people and to machines: the command line of the check, and its forms."""
