package io.dealerflow.ingest.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Crashes an instance at its n-th call of what it works with, before or after the call has its effect. */
public final class Crashes {
    /** The instance has crashed: no later call has an effect. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    public static final Crashes NONE = new Crashes(Integer.MAX_VALUE, false);

    private final int at;
    private final boolean afterTheCall;
    private int calls;
    private @Nullable String place;

    public Crashes(int at, boolean afterTheCall) {
        this.at = at;
        this.afterTheCall = afterTheCall;
    }

    public boolean hasHappened() {
        return place != null;
    }

    public String place() {
        return "crash " + (afterTheCall ? "after " : "before ") + place;
    }

    /** Whether the broker has the event, and the manifest has not recorded it. */
    public boolean isUnacknowledged() {
        return (afterTheCall && "publish".equals(place)) || (!afterTheCall && "markPublished".equals(place));
    }

    public <T> T around(Class<T> type, T real) {
        if (this == NONE) {
            return real;
        }
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    boolean isDue = calls++ >= at;
                    if (isDue && !afterTheCall) {
                        throw crash(method.getName());
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (isDue) {
                            throw crash(method.getName());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    /** The first of several calls is where the instance crashed. */
    private Crash crash(String method) {
        place = place == null ? method : place;
        return new Crash();
    }
}
