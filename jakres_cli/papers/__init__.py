"""Files of other programs: HTML, Word, PDF, workbooks, calendars, mails."""
