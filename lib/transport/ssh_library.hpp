// libssh, loaded by the first connection: with the libraries for ciphers and Kerberos that it
// brings, starting a tool that connects to nothing would take three times as long.
#pragma once

#include <libssh/sftp.h>

#include <memory>

namespace tomatic {

/// Those of its functions that are called here, by their names without `ssh_`.
struct SshLibrary {
  decltype(&ssh_channel_free) channelFree = nullptr;
  decltype(&ssh_channel_get_exit_status) channelGetExitStatus = nullptr;
  decltype(&ssh_channel_is_eof) channelIsEof = nullptr;
  decltype(&ssh_channel_new) channelNew = nullptr;
  decltype(&ssh_channel_open_session) channelOpenSession = nullptr;
  decltype(&ssh_channel_read) channelRead = nullptr;
  decltype(&ssh_channel_read_timeout) channelReadTimeout = nullptr;
  decltype(&ssh_channel_request_exec) channelRequestExec = nullptr;
  decltype(&ssh_channel_request_subsystem) channelRequestSubsystem = nullptr;
  decltype(&ssh_channel_write) channelWrite = nullptr;
  decltype(&ssh_clean_pubkey_hash) cleanPubkeyHash = nullptr;
  decltype(&ssh_connect) connect = nullptr;
  decltype(&ssh_disconnect) disconnect = nullptr;
  decltype(&ssh_free) freeSession = nullptr;
  decltype(&ssh_get_error) getError = nullptr;
  decltype(&ssh_get_fingerprint_hash) getFingerprintHash = nullptr;
  decltype(&ssh_get_publickey_hash) getPublickeyHash = nullptr;
  decltype(&ssh_get_server_publickey) getServerPublickey = nullptr;
  decltype(&ssh_key_free) keyFree = nullptr;
  decltype(&ssh_new) newSession = nullptr;
  decltype(&ssh_options_set) optionsSet = nullptr;
  decltype(&ssh_pki_import_privkey_file) pkiImportPrivkeyFile = nullptr;
  decltype(&ssh_session_is_known_server) sessionIsKnownServer = nullptr;
  decltype(&sftp_close) sftpClose = nullptr;
  decltype(&sftp_extension_supported) sftpExtensionSupported = nullptr;
  decltype(&sftp_free) sftpFree = nullptr;
  decltype(&sftp_get_error) sftpGetError = nullptr;
  decltype(&sftp_init) sftpInit = nullptr;
  decltype(&sftp_new) sftpNew = nullptr;
  decltype(&sftp_open) sftpOpen = nullptr;
  decltype(&sftp_rename) sftpRename = nullptr;
  decltype(&sftp_unlink) sftpUnlink = nullptr;
  decltype(&sftp_write) sftpWrite = nullptr;
  decltype(&ssh_string_free_char) stringFreeChar = nullptr;
  decltype(&ssh_userauth_list) userauthList = nullptr;
  decltype(&ssh_userauth_none) userauthNone = nullptr;
  decltype(&ssh_userauth_password) userauthPassword = nullptr;
  decltype(&ssh_userauth_publickey) userauthPublickey = nullptr;
  decltype(&ssh_userauth_publickey_auto) userauthPublickeyAuto = nullptr;
};

/// That of the system. Stays loaded. Throws Failure if it is not installed.
const SshLibrary& ssh();

/// The same from a shared library of that name.
SshLibrary loadSsh(const char* file);

struct FreeSshChannel {
  void operator()(ssh_channel channel) const { ssh().channelFree(channel); }
};
using SshChannel = std::unique_ptr<ssh_channel_struct, FreeSshChannel>;

}  // namespace tomatic
