#!/bin/sh
# Sends every line of requests.jsonl, or of the file named, once and in order. Nothing is sent again by itself.
# The reply to line 1 is saved as reply-1.txt, and so on.
number=0 failures=0
while IFS= read -r body || [ -n "$body" ]; do
  number=$((number + 1))
  [ "$number" -eq 1 ] || sleep «pause»
  printf '%s' "$body" |
    curl -sS --fail-with-body --max-time «seconds» «address» \
      -H 'Content-Type: application/json' \
      -H "Authorization: Bearer $ARK_API_KEY" \
      --data-binary @- -o "reply-$number.txt" || {
    failures=$((failures + 1))
    echo "line $number failed: see reply-$number.txt" >&2
  }
done < "${1:-requests.jsonl}"
echo "$number sent, $failures failed"
[ "$failures" -eq 0 ]
