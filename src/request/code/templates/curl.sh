curl «unbuffered»«output»--fail-with-body --max-time «seconds» «address» \
  -H 'Content-Type: application/json' \
  -H "Authorization: Bearer $ARK_API_KEY" \
  -d @- <<«opening»
«json»
«delimiter»
