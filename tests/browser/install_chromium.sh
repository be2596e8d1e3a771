#!/usr/bin/env bash
# Makes sure that there is a Chromium for the browser tests, or says what to do. Never fails: without a browser those
# tests are skipped with that reason.
set -u
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
python=$(dirname "$0")/../../.venv/bin/python
"$python" "$(dirname "$0")/chromium.py" >/dev/null 2>&1 && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests (once) ..."
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-core; } >/dev/null 2>&1 && exit 0
fi
echo "Fetching a Chromium for the browser tests (once) ..."
"$python" -m playwright install chromium >/dev/null 2>&1 && exit 0

cat <<'TEXT'
There is no Chromium here and none could be installed, so the browser tests will be skipped. To run them, install it:
  Debian, Ubuntu   sudo apt-get install chromium
  Fedora           sudo dnf install chromium
  macOS            brew install --cask chromium
  anywhere         .venv/bin/python -m playwright install chromium
TEXT
exit 0
