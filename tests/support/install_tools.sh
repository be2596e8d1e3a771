#!/usr/bin/env bash
# Makes sure of what the tests need beside Python's libraries: Chromium, Firefox, WebKit with a display and a manager of
# windows, Java, poppler (which reads printed pages), and fonts for offprints and cards. Installs what is missing where it may (as root with apt; with `CI`
# set by sudo too), and else says what to do. Never fails: the tests that need what is missing are skipped with that
# reason, or fail where `CI` is set.
set -u
here=$(dirname "$0")
python=$here/../../.venv/bin/python

has() {
  case $1 in
    fonts) [[ -n $(fc-list :lang=zh-cn 2>/dev/null) && $(fc-list 2>/dev/null) =~ (DejaVu|Noto)Serif-Bold ]] ;;
    java) command -v java >/dev/null 2>&1 ;;
    poppler) command -v pdftotext >/dev/null 2>&1 ;;
    *) "$python" "$here/../browser/browsers.py" "$1" >/dev/null 2>&1 ;;
  esac
}

missing() {
  for tool in chromium firefox webkit java poppler fonts; do has "$tool" || echo "$tool"; done
}

package() {
  case $1 in
    chromium) echo chromium fonts-noto-core ;;
    fonts) echo fontconfig fonts-dejavu-core fonts-noto-cjk ;;
    firefox) apt-cache show firefox-esr >/dev/null 2>&1 && echo firefox-esr || echo firefox ;;
    webkit) echo webkit2gtk-driver xvfb openbox ;;
    java) echo default-jre-headless ;;
    poppler) echo poppler-utils ;;
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else [ -n "${CI:-}" ] && sudo -n "$@"; fi
}

wanted=$(missing)
[ -z "$wanted" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null; then
  echo "Installing what the tests need (once): ${wanted//$'\n'/, } ..."
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -qq >/dev/null 2>&1
  for tool in $wanted; do
    # shellcheck disable=SC2046 # one word a package
    as_root apt-get install -y -qq --no-install-recommends $(package "$tool") >/dev/null 2>&1
  done
fi
if ! has chromium; then
  echo "Fetching a Chromium for the browser tests (once) ..."
  "$python" -m playwright install chromium >/dev/null 2>&1
fi

wanted=$(missing)
[ -z "$wanted" ] && exit 0
cat <<TEXT
Some tests need what is not here and could not be installed: ${wanted//$'\n'/, }. To run them, install it:
  Debian           sudo apt-get install chromium firefox-esr webkit2gtk-driver xvfb openbox default-jre-headless poppler-utils \
                   fontconfig fonts-dejavu-core fonts-noto-cjk
  Ubuntu, Fedora   the same with firefox for firefox-esr; on Fedora by dnf, with xorg-x11-server-Xvfb for xvfb and
                   java-latest-openjdk-headless for Java
  macOS            brew install --cask chromium firefox temurin && brew install poppler (WebKit: not there)
TEXT
exit 0
