package io.dealerflow.feature.store;

import io.dealerflow.feature.analysis.BarStorage;
import io.dealerflow.feature.analysis.FolderStorage;
import io.dealerflow.objects.ObjectStore;
import io.dealerflow.objects.ObjectStores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bars in folders, and in object stores by addresses such as {@code s3://bucket/folder}. */
public final class BarLocations implements BarStorage {
    private static final Pattern ADDRESS = Pattern.compile("(?<store>(s3|azblob)://[^/]+)/*(?<key>.*?)/*");

    private final List<String> allowed;
    private final FolderStorage folders;
    private final ObjectStores stores;
    private final Map<String, ObjectStore> opened = new ConcurrentHashMap<>();

    /** @param allowed folders and addresses that may be read and written, with all below them; empty for any */
    public BarLocations(List<String> allowed, ObjectStores stores) {
        this.allowed = List.copyOf(allowed);
        this.folders = new FolderStorage(allowed.stream()
                .filter(folder -> !isAddress(folder))
                .map(Path::of)
                .toList());
        this.stores = stores;
    }

    /** An object, or what is below a prefix. */
    private record Address(ObjectStore store, String root, String key) {
        String below() {
            return key.isEmpty() ? "" : key + "/";
        }
    }

    private static boolean isAddress(String file) {
        return file.contains("://");
    }

    private Address address(String file) {
        Matcher address = ADDRESS.matcher(file);
        if (!address.matches() || file.contains("/../")) {
            throw new IllegalArgumentException(file + " must be an address such as s3://bucket/folder");
        }
        if (!allowed.isEmpty()
                && allowed.stream().noneMatch(folder -> file.equals(folder) || file.startsWith(folder + "/"))) {
            throw new IllegalArgumentException(file + " is in none of dealerflow.analysis.folders");
        }
        String root = address.group("store");
        return new Address(opened.computeIfAbsent(root, stores::at), root, address.group("key"));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        if (!isAddress(folder)) {
            return folders.list(folder);
        }
        Address address = address(folder);
        List<String> names = address.store().list(address.below()).stream()
                .map(object -> object.key().substring(address.below().length()))
                .filter(name -> !name.contains("/") && !name.startsWith("."))
                .map(name -> address.root() + "/" + address.below() + name)
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return address.store()
                    .find(address.key())
                    .map(object -> List.of(folder))
                    .orElseThrow(() -> new NoSuchFileException(folder));
        }
        return names;
    }

    @Override
    public Path fetch(String file, Path scratch) throws IOException {
        if (!isAddress(file)) {
            return folders.fetch(file, scratch);
        }
        Address address = address(file);
        Path copy = scratch.resolve(BarStorage.name(file));
        try (InputStream content = address.store().open(address.key())) {
            Files.copy(content, copy);
        }
        return copy;
    }

    @Override
    public void put(Path file, String target) throws IOException {
        if (isAddress(target)) {
            Address address = address(target);
            address.store().put(address.key(), Files.readAllBytes(file));
        } else {
            folders.put(file, target);
        }
    }

    @Override
    public void delete(String folder) throws IOException {
        if (isAddress(folder)) {
            Address address = address(folder);
            for (ObjectStore.StoredObject object : address.store().list(address.below())) {
                address.store().delete(object.key());
            }
        } else {
            folders.delete(folder);
        }
    }
}
