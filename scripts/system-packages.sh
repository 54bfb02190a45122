#!/bin/sh
# See that what the tests need beside Python is on this machine, and install it where that is possible.
#
# Needed: Chromium (pages are opened in a real browser), a font with Chinese characters (screenshots),
# a JDK of 17 or newer and Maven (the real Neo4j that the tests ask is fetched as Maven artefacts),
# npm (which fetches the official division lists of five years).
# Where apt is missing, or we may not use it, one sentence says what to install, and the tests fail:
# a missing engine or browser is never a skipped test.
set -u

have() { command -v "$1" >/dev/null 2>&1; }

have_browser() { have chromium || have chromium-browser || have google-chrome; }

have_font() { have fc-list && [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; }

have_jdk() {
    version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 17 ]
}

jdk_package() {
    for name in openjdk-17-jdk-headless openjdk-21-jdk-headless default-jdk-headless; do
        apt-cache show "$name" >/dev/null 2>&1 && { echo "$name"; return; }
    done
}

list_missing() {
    have_browser || echo chromium
    have_font || echo fonts-noto-cjk fontconfig
    have_jdk || echo jdk
    have mvn || echo maven
    have npm || echo npm
}

missing=$(list_missing | tr '\n' ' ' | sed 's/ $//')
[ -z "$missing" ] && exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
fi
if have apt-get && $as_root true 2>/dev/null; then
    echo "安装系统软件包 / installing Debian packages: $missing"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq || true
    packages=$(echo "$missing" | sed "s/\bjdk\b/$(jdk_package)/")
    # shellcheck disable=SC2086  # a list of words is meant
    $as_root apt-get install -y -qq --no-install-recommends $packages </dev/null >/dev/null || true
    missing=$(list_missing | tr '\n' ' ' | sed 's/ $//')
    [ -z "$missing" ] && exit 0
fi

printf '%s\n' >&2 \
    "测试还缺:${missing}。请用系统的软件包管理器安装(Chromium、中文字体、JDK 17 或更新、Maven、npm),再运行 make test。" \
    "The tests still lack: ${missing}. Install them with the system's package manager (Chromium, a Chinese font, a JDK of 17 or newer, Maven, npm) and run make test again."
exit 2
