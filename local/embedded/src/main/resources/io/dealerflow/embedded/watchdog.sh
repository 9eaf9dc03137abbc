# Reads "add PID SIGNAL", "remove PID" and "delete FOLDER"; when the input ends, its writer has ended: ends the remaining processes.
trap '' INT TERM HUP
children=''
folder=''
while read -r verb pid signal; do
  case "$verb" in
    add) children="$children $pid:$signal" ;;
    remove)
      rest=''
      for child in $children; do
        [ "${child%%:*}" = "$pid" ] || rest="$rest $child"
      done
      children=$rest
      ;;
    delete) folder="$pid${signal:+ $signal}" ;;
  esac
done
for child in $children; do
  kill -"${child##*:}" "${child%%:*}"
done
tries=16
while [ "$tries" -gt 0 ]; do
  alive=''
  for child in $children; do
    kill -0 "${child%%:*}" && alive=yes
  done
  [ -n "$alive" ] || break
  sleep 0.2
  tries=$((tries - 1))
done
for child in $children; do
  kill -KILL "${child%%:*}"
done
[ -z "$folder" ] || rm -rf "$folder"
