"""What people read: feedback pages, verdicts, a student's page, the summary."""
