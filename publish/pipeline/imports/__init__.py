"""What people bring, imported: files, folders and archives are opened, read in the worker, and written as Markdown."""
