### Every text that Seedboard shows, in English. This file decides which messages there are and
### what their variables are; the other files in this folder follow it. The rules: build/mod.rs.

## Numbers

# What stands between groups of three digits: 16,777,216
number-group = ,
# What stands before the decimals: 11.8
number-decimal = .
unit-seconds = { $value } s
unit-bytes = { $value } B
# 1 kB is 1000 B
unit-kilobytes = { $value } kB
unit-megabytes = { $value } MB
unit-dollars = ${ $value }
