«unsent»# The key is read from ARK_API_KEY.
arkcli +gen --modality image --base-url «base» \
«flags»  «end»«prompt»
