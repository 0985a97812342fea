#!/usr/bin/env bash
# Times ours beside hledger, ledger and beancount on the same journal: the whole program, from its start to the printed balance.
# Ours also checks each entry against limits, closed periods and the other body's book, and chains it by hash.
#   bench/ledger.sh [entries, 100000] [rounds, 5]
# Peers are Debian's packages hledger, ledger and beancount; those that are not installed are left out.
set -euo pipefail
cd "$(dirname "$0")/.."
entries=${1:-100000}
rounds=${2:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build -c Release bench/Joinery.Benchmarks --nologo --verbosity quiet >&2
ours=(dotnet bench/Joinery.Benchmarks/bin/Release/net10.0/Joinery.Benchmarks.dll)
"${ours[@]}" journal "$folder" "$entries"

row() {
  local name=$1 times=() from
  shift
  for ((i = 0; i < rounds; i++)); do
    from=$(date +%s%N)
    "$@" > "$folder/out" 2> "$folder/err" || { echo "| $name | failed: $(head -1 "$folder/err") |"; return; }
    times+=($((($(date +%s%N) - from) / 1000000)))
  done
  mapfile -t times < <(printf '%s\n' "${times[@]}" | sort -n)
  local median=${times[$((rounds / 2))]}
  echo "| $name | $median ms (${times[0]}–${times[-1]}) | $((entries * 1000 / (median > 0 ? median : 1))) |"
}

echo "| $entries entries of four postings | time | entries a second |"
echo "|---|---|---|"
row "Joinery" "${ours[@]}" balance "$folder/journal.ledger"
if command -v ledger > /dev/null; then row "$(ledger --version | head -1 | cut -d, -f1)" ledger -f "$folder/journal.ledger" bal; fi
if command -v hledger > /dev/null; then row "$(hledger --version | cut -d, -f1)" hledger -f "$folder/journal.ledger" bal; fi
if command -v bean-check > /dev/null; then row "beancount" bean-check --no-cache "$folder/journal.beancount"; fi
for peer in ledger hledger bean-check; do command -v "$peer" > /dev/null || echo "$peer is not installed and was left out." >&2; done
