#!/usr/bin/python3
"""Usage: smtp_server.py FOLDER [plain|starttls|smtps]

A real SMTP server on 127.0.0.1 for tests. Prints its port, then keeps what arrives in FOLDER/mail.N:
sender, recipients and the bytes of the mail. With starttls or smtps it needs FOLDER/cert.pem and
FOLDER/key.pem, and asks for the login tomatic / s3cr&t. Who is called `later` is refused for now, who is called
`nobody` for good."""
import asyncio
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder, mode = sys.argv[1], sys.argv[2]
arrived = 0


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("later"):
            return "451 4.3.0 mailbox busy"
        if address.startswith("nobody"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global arrived
        with open(f"{folder}/mail.{arrived}", "wb") as mail:
            head = [envelope.mail_from, ",".join(envelope.rcpt_tos)]
            mail.write("\n".join(head).encode() + b"\n" + envelope.original_content)
        arrived += 1
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"tomatic" and data.password == b"s3cr&t"
    return AuthResult(success=good, handled=False)


async def main():
    context = None
    if mode != "plain":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(f"{folder}/cert.pem", f"{folder}/key.pem")
    secure = mode != "plain"

    def factory():
        return SMTP(
            Handler(),
            enable_SMTPUTF8=False,
            tls_context=context if mode == "starttls" else None,
            require_starttls=mode == "starttls",
            authenticator=authenticate,
            auth_required=secure,
            auth_require_tls=mode == "starttls",
        )

    server = await asyncio.get_running_loop().create_server(
        factory, "127.0.0.1", 0, ssl=context if mode == "smtps" else None
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
