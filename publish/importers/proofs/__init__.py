"""What proofreaders leave in annotation sets of e-book readers and in Word copies, and the Word copy itself."""
