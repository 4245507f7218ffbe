#!/usr/bin/env python3
"""Stands for `asterisk -rx COMMAND`: a queue in a JSON file, the words and the exit status 0 for
errors of a real Asterisk 22. Usage: asterisk.py STATE -rx COMMAND

STATE: {"members": {INTERFACE: {"name":, "penalty":, "paused":, "reason":}}, "breaksAt": N,
"log": [every command]}. At command number N the connection is cut, before the command is done or
behind it ("breaksAfter"): the nearest sshd above is killed, or else this program and its group."""
import json, os, shlex, signal, sys, time

state_file, flag, command = sys.argv[1:]
assert flag == "-rx"
queue = "cua"
with open(state_file) as file:
    state = json.load(file)
members = state["members"]
state.setdefault("log", []).append(command)
breaks = state.get("breaksAt", -1)
state["breaksAt"] = breaks - 1


def save():
    with open(state_file + ".new", "w") as file:
        json.dump(state, file)
    os.rename(state_file + ".new", state_file)


def cut():
    process = os.getpid()
    while "SSH_CONNECTION" in os.environ and process > 1:
        with open("/proc/%d/stat" % process) as file:
            program, rest = file.read().split("(", 1)[1].rsplit(")", 1)
        if program.startswith("sshd"):
            os.kill(process, signal.SIGKILL)
        process = int(rest.split()[1]) if not program.startswith("sshd") else 0
    os.kill(0, signal.SIGKILL)


if breaks == 0 and not state.get("breaksAfter"):
    save()
    cut()
if state.get("mode") == "hang":
    save()
    time.sleep(60)
if state.get("mode") == "down":
    print("Unable to connect to remote asterisk (does /var/run/asterisk/asterisk.ctl exist?)")
    sys.exit(1)


def line(interface, member):
    name = "%s (%s from Custom:agent)" % (member["name"], interface) if member["name"] else interface
    text = "      " + name
    if member["penalty"]:
        text += " with penalty %d" % member["penalty"]
    text += " (ringinuse disabled)\x1b[1;36;40m (dynamic)\x1b[0m"
    if member["paused"]:
        reason = ":" + member["reason"] if member["reason"] else ""
        text += " \x1b[1;33;40m(paused%s was 5 secs ago)\x1b[0m" % reason
    return text + " (\x1b[1;32;40mNot in use\x1b[0m) has taken no calls yet (login was 5 secs ago)"


words = shlex.split(command)
known = len(words) > 2 and queue in words
if words[:2] == ["queue", "show"]:
    if len(words) > 2 and not known:
        print("No such queue: %s." % words[2])
    else:
        print("%s has 0 calls (max unlimited) in 'rrmemory' strategy (0s holdtime, 0s talktime), "
              "W:0, C:0, A:0, SL:0.0%%, SL2:0.0%% within 20s" % queue)
        print("   Members: " if members else "   No Members")
        for interface, member in members.items():
            print(line(interface, member))
        print("   No Callers\n")
elif words[:3] == ["queue", "add", "member"]:
    interface = words[3]
    if words[5] != queue:
        print("Unable to add interface to queue '%s': No such queue" % words[5])
    elif interface in members:
        print("Unable to add interface '%s' to queue '%s': Already there" % (interface, queue))
        print("Command '%s' failed." % command)
    else:
        name = words[9] if len(words) > 9 and words[8] == "as" else ""
        members[interface] = {"name": name[:79], "penalty": int(words[7]), "paused": False,
                              "reason": ""}
        print("Added interface '%s' to queue '%s'" % (interface, queue))
elif words[:3] == ["queue", "remove", "member"]:
    if words[3] in members:
        del members[words[3]]
        state["wasEmpty"] = state.get("wasEmpty", False) or not members
        print("Removed interface %s from queue '%s'" % (words[3], queue))
    else:
        print("Unable to remove interface '%s' from queue '%s': Not there" % (words[3], queue))
elif words[0] == "queue" and words[1] in ("pause", "unpause") and words[5:6] == [queue]:
    if words[3] in members:
        reason = words[7] if len(words) > 7 else ""
        members[words[3]].update(paused=words[1] == "pause", reason=reason)
        print("%sd interface '%s' in queue '%s'" % (words[1], words[3], queue))
    else:
        print("Unable to %s interface '%s' in queue '%s'" % (words[1], words[3], queue))
else:
    print("No such command '%s' (type 'core show help' for other possible commands)" % command)
save()
if breaks == 0:
    cut()
