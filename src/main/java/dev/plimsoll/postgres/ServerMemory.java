package dev.plimsoll.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much memory the server keeps pages in. */
final class ServerMemory {

    static final long LEAST = 128;
    static final long MOST = 1024;

    private static final long MEGABYTE = 1024L * 1024;

    private ServerMemory() {}

    /** For this machine, or for the container it runs in; in MB. */
    static long sharedBuffers() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? sharedBuffersOf(machine.getTotalMemorySize())
                : LEAST;
    }

    /**
     * An eighth of the memory, {@value #LEAST} to {@value #MOST} MB: a quarter is the usual share of a machine that does
     * nothing else, and this one runs Plimsoll too.
     *
     * @param memory in bytes
     */
    static long sharedBuffersOf(long memory) {
        return Math.max(LEAST, Math.min(MOST, memory / 8 / MEGABYTE));
    }
}
