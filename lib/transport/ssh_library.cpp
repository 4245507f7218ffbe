#include "transport/ssh_library.hpp"

#include "text/late_library.hpp"

namespace tomatic {

SshLibrary loadSsh(const char* file) {
  const LateLibrary library(file, "libssh", "libssh-4");
  SshLibrary found;
  library.find("ssh_channel_free", found.channelFree);
  library.find("ssh_channel_get_exit_status", found.channelGetExitStatus);
  library.find("ssh_channel_is_eof", found.channelIsEof);
  library.find("ssh_channel_new", found.channelNew);
  library.find("ssh_channel_open_session", found.channelOpenSession);
  library.find("ssh_channel_read", found.channelRead);
  library.find("ssh_channel_read_timeout", found.channelReadTimeout);
  library.find("ssh_channel_request_exec", found.channelRequestExec);
  library.find("ssh_channel_request_subsystem", found.channelRequestSubsystem);
  library.find("ssh_channel_write", found.channelWrite);
  library.find("ssh_clean_pubkey_hash", found.cleanPubkeyHash);
  library.find("ssh_connect", found.connect);
  library.find("ssh_disconnect", found.disconnect);
  library.find("ssh_free", found.freeSession);
  library.find("ssh_get_error", found.getError);
  library.find("ssh_get_fingerprint_hash", found.getFingerprintHash);
  library.find("ssh_get_publickey_hash", found.getPublickeyHash);
  library.find("ssh_get_server_publickey", found.getServerPublickey);
  library.find("ssh_key_free", found.keyFree);
  library.find("ssh_new", found.newSession);
  library.find("ssh_options_set", found.optionsSet);
  library.find("ssh_pki_import_privkey_file", found.pkiImportPrivkeyFile);
  library.find("ssh_session_is_known_server", found.sessionIsKnownServer);
  library.find("sftp_close", found.sftpClose);
  library.find("sftp_extension_supported", found.sftpExtensionSupported);
  library.find("sftp_free", found.sftpFree);
  library.find("sftp_get_error", found.sftpGetError);
  library.find("sftp_init", found.sftpInit);
  library.find("sftp_new", found.sftpNew);
  library.find("sftp_open", found.sftpOpen);
  library.find("sftp_rename", found.sftpRename);
  library.find("sftp_unlink", found.sftpUnlink);
  library.find("sftp_write", found.sftpWrite);
  library.find("ssh_string_free_char", found.stringFreeChar);
  library.find("ssh_userauth_list", found.userauthList);
  library.find("ssh_userauth_none", found.userauthNone);
  library.find("ssh_userauth_password", found.userauthPassword);
  library.find("ssh_userauth_publickey", found.userauthPublickey);
  library.find("ssh_userauth_publickey_auto", found.userauthPublickeyAuto);
  return found;
}

const SshLibrary& ssh() {
  // The number is that of its binary interface.
  static const SshLibrary library = loadSsh("libssh.so.4");
  return library;
}

}  // namespace tomatic
