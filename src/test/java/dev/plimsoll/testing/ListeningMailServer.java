package dev.plimsoll.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of a mail server as it takes to see what would arrive; some addresses it does not know. */
public final class ListeningMailServer implements AutoCloseable {

    private final ServerSocket server;

    /** The mails that it took, as they came over the wire. */
    public final List<String> taken = new CopyOnWriteArrayList<>();

    public ListeningMailServer() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::listen, "mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        say(client, "220 mail.example.org");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("QUIT")) {
                say(client, "221 bye");
                return;
            } else if (command.startsWith("RCPT") && command.contains("UNKNOWN")) {
                say(client, "550 5.1.1 nobody of this name");
            } else if (command.startsWith("DATA")) {
                say(client, "354 go on");
                taken.add(mail(in));
                say(client, "250 taken");
            } else {
                say(client, "250 ok");
            }
        }
    }

    private static String mail(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append("\r\n");
        }
        return mail.toString();
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
