package io.dealerflow.ingest.intake;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Limits concurrent uploads, and tracks the files in progress in this instance. */
final class Admission {
    private final Intake.Limits limits;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Set<String> inProgress = new HashSet<>();
    private int admitted;

    Admission(Intake.Limits limits) {
        this.limits = limits;
    }

    /** Admits an upload unless there are too many; each admission is ended by {@link #leave}. */
    boolean tryEnter() {
        lock.lock();
        try {
            if (admitted >= limits.concurrent() + limits.waiting()) {
                return false;
            }
            admitted++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            admitted--;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a permit for a file: until fewer than the limit are in progress, and this one is not.
     *
     * @return false after the timeout
     */
    boolean begin(String key) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limits.maxWait().toNanos();
            while (inProgress.size() >= limits.concurrent() || inProgress.contains(key)) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return inProgress.add(key);
        } finally {
            lock.unlock();
        }
    }

    void end(String key) {
        lock.lock();
        try {
            inProgress.remove(key);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isInProgress(String key) {
        lock.lock();
        try {
            return inProgress.contains(key);
        } finally {
            lock.unlock();
        }
    }

    int inProgress() {
        lock.lock();
        try {
            return inProgress.size();
        } finally {
            lock.unlock();
        }
    }

    /** Admitted uploads not yet in progress: being received, or waiting. */
    int waiting() {
        lock.lock();
        try {
            return Math.max(0, admitted - inProgress.size());
        } finally {
            lock.unlock();
        }
    }
}
