package dev.plimsoll.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the archive that came along. */
final class Binaries {

    private static final String COMPLETE = ".complete";
    private static final int OWNER_MAY_EXECUTE = 0100;

    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    /** Where a program lies. */
    String program(String name) {
        return folder.resolve("bin")
                .resolve(Platform.isWindows() ? name + ".exe" : name)
                .toString();
    }

    /** Unpacks beside and renames, so that a run killed meanwhile leaves nothing that looks complete. */
    static Binaries unpack(Path home) throws IOException {
        var archive = archive();
        var bin = home.resolve("bin");
        var target = bin.resolve(key(archive));
        if (!Files.exists(target.resolve(COMPLETE))) {
            Files.createDirectories(bin);
            sweep(bin);
            var beside = Files.createTempDirectory(bin, "unpack-");
            unpack(archive, beside);
            open(beside);
            Files.createFile(beside.resolve(COMPLETE));
            Trees.delete(target);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Binaries(target);
    }

    private static URL archive() {
        var name = "postgres-%s-%s.txz".formatted(Platform.family(), Platform.architecture());
        var archive = Binaries.class.getResource("/" + name);
        if (archive == null) {
            throw new PostgresUnusable(
                    "This build of Plimsoll brings no PostgreSQL for this machine (%s is not in it).".formatted(name),
                    "Set PLIMSOLL_DB_URL to a PostgreSQL server, or build Plimsoll on a machine of this kind.");
        }
        return archive;
    }

    /** The length of the archive stands for its version. */
    private static String key(URL archive) throws IOException {
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        try (var in = connection.getInputStream()) {
            Objects.requireNonNull(in);
            return "pg-" + Long.toHexString(connection.getContentLengthLong()).toLowerCase(Locale.ROOT);
        }
    }

    private static void sweep(Path bin) throws IOException {
        try (var left = Files.newDirectoryStream(bin, "unpack-*")) {
            for (var folder : left) {
                Trees.delete(folder);
            }
        }
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (var in = new BufferedInputStream(archive.openStream(), 1 << 16);
                var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("The archive would write outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
            setExecutable(file);
        }
    }

    /** Another user than the one who unpacks may have to run them. */
    private static void open(Path folder) {
        setExecutable(folder);
        if (!folder.toFile().setReadable(true, false)) {
            throw new IllegalStateException("Cannot make " + folder + " readable");
        }
    }

    private static void setExecutable(Path file) {
        if (!file.toFile().setExecutable(true, false)) {
            throw new IllegalStateException("Cannot make " + file + " executable");
        }
    }
}
