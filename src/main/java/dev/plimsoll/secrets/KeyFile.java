package dev.plimsoll.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of an installation that was given none: made once, in a file that its owner alone may read. */
record KeyFile(Path path) {

    private static final Logger log = LoggerFactory.getLogger(KeyFile.class);

    static KeyFile below(Path home) {
        return new KeyFile(home.resolve("secrets.key"));
    }

    boolean exists() {
        return Files.exists(path);
    }

    SealingKey read() {
        try {
            return SealingKey.of(Files.readString(path), "The content of " + path);
        } catch (IOException e) {
            throw unusable("cannot be read", e);
        }
    }

    /** Whoever comes second takes the one that is there. */
    SealingKey make() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            write(SealingKey.draw());
            log.info("Made the key that seals secrets in the database: {}. Back it up beside the database", path);
        } catch (FileAlreadyExistsException e) {
            log.debug("{} was made meanwhile", path);
        } catch (IOException e) {
            throw unusable("cannot be written", e);
        }
        return read();
    }

    /** Complete under another name first: nobody reads half a key. */
    private void write(String key) throws IOException {
        var whole = path.resolveSibling("secrets.key." + ProcessHandle.current().pid());
        try (var channel = Files.newByteChannel(
                whole, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forTheOwner())) {
            channel.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
        try {
            Files.createLink(path, whole);
        } catch (UnsupportedOperationException e) {
            Files.move(whole, path);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static FileAttribute<?>[] forTheOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private SecretsUnusable unusable(String why, IOException cause) {
        return new SecretsUnusable(
                "The key that seals secrets is kept in %s, but that %s (%s)."
                        .formatted(path, why, cause.getClass().getSimpleName()),
                "Give the user that runs Plimsoll that file, or set plimsoll.secrets.key (PLIMSOLL_SECRETS_KEY_FILE).");
    }
}
