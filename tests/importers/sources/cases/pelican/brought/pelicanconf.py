AUTHOR = 'Emil Stake'
SITENAME = 'Stakes'
SITEURL = 'https://stakes.example'
DEFAULT_LANG = 'en'
