package dev.plimsoll.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerMemoryTests {

    private static final long GIGABYTE = 1024L * 1024 * 1024;

    @Test
    void theServerTakesAnEighthOfTheMemory() {
        assertThat(ServerMemory.sharedBuffersOf(4 * GIGABYTE)).isEqualTo(512);
    }

    @Test
    void aSmallMachineStillHasWhatTheServerNeeds() {
        assertThat(ServerMemory.sharedBuffersOf(GIGABYTE / 2)).isEqualTo(ServerMemory.LEAST);
    }

    @Test
    void aLargeMachineDoesNotGiveAwayWhatNobodyUses() {
        assertThat(ServerMemory.sharedBuffersOf(256 * GIGABYTE)).isEqualTo(ServerMemory.MOST);
    }
}
